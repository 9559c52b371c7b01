export default definePageConfig({ navigationBarTitleText: '提议临时会议', enablePullDownRefresh: true });
