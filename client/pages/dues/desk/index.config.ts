export default definePageConfig({ navigationBarTitleText: '会费管理', enablePullDownRefresh: true });
