export default definePageConfig({ navigationBarTitleText: '工会登记', enablePullDownRefresh: true });
