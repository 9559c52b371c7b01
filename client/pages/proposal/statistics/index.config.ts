export default definePageConfig({ navigationBarTitleText: '提案办理统计', enablePullDownRefresh: true });
