export default definePageConfig({ navigationBarTitleText: '投票怎样保密' });
