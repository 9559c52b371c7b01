export default definePageConfig({ navigationBarTitleText: '上缴会费', enablePullDownRefresh: true });
