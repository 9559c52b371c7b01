export default definePageConfig({ navigationBarTitleText: '欠费名单', enablePullDownRefresh: true });
