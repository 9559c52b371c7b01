export default definePageConfig({ navigationBarTitleText: '年度公开情况', enablePullDownRefresh: true });
