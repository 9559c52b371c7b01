export default definePageConfig({ navigationBarTitleText: '会费账', enablePullDownRefresh: true });
