export default definePageConfig({ navigationBarTitleText: '绑定聊天应用', enablePullDownRefresh: true });
