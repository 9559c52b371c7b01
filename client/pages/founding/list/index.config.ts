export default definePageConfig({ navigationBarTitleText: '独立建会', enablePullDownRefresh: true });
