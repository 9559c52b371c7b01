export default definePageConfig({ navigationBarTitleText: '任职名单', enablePullDownRefresh: true });
