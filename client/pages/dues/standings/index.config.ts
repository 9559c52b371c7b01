export default definePageConfig({ navigationBarTitleText: '缴费身份', enablePullDownRefresh: true });
