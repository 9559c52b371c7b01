export default definePageConfig({ navigationBarTitleText: '补缴欠费', enablePullDownRefresh: true });
