export default definePageConfig({ navigationBarTitleText: '公布候选人名单' });
