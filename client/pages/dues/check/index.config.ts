export default definePageConfig({ navigationBarTitleText: '核对账目', enablePullDownRefresh: true });
