export default definePageConfig({ navigationBarTitleText: '代表名单', enablePullDownRefresh: true });
