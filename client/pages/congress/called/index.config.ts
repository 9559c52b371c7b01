export default definePageConfig({ navigationBarTitleText: '本次会议的提案', enablePullDownRefresh: true });
