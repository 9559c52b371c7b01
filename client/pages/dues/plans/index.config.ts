export default definePageConfig({ navigationBarTitleText: '会费标准', enablePullDownRefresh: true });
