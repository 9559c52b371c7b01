export default definePageConfig({ navigationBarTitleText: '资料保管期', enablePullDownRefresh: true });
