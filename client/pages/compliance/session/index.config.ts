export default definePageConfig({ navigationBarTitleText: '会议合规检查', enablePullDownRefresh: true });
