export default definePageConfig({ navigationBarTitleText: '建议统计', enablePullDownRefresh: true });
