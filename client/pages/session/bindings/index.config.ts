export default definePageConfig({ navigationBarTitleText: '聊天应用绑定', enablePullDownRefresh: true });
