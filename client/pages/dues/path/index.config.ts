export default definePageConfig({ navigationBarTitleText: '欠费处理', enablePullDownRefresh: true });
