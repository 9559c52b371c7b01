export default definePageConfig({ navigationBarTitleText: '认定另选他人' });
