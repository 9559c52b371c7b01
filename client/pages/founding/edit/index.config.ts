export default definePageConfig({ navigationBarTitleText: '发起建会', enablePullDownRefresh: true });
