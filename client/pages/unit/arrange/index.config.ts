export default definePageConfig({ navigationBarTitleText: '调整小组', enablePullDownRefresh: true });
