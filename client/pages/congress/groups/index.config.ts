export default definePageConfig({ navigationBarTitleText: '讨论组', enablePullDownRefresh: true });
