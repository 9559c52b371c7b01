export default definePageConfig({ navigationBarTitleText: '签到表', enablePullDownRefresh: true });
