export default definePageConfig({ navigationBarTitleText: '我的会费', enablePullDownRefresh: true });
