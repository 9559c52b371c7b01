export default definePageConfig({ navigationBarTitleText: '会费合计', enablePullDownRefresh: true });
