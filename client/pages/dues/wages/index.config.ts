export default definePageConfig({ navigationBarTitleText: '计费工资', enablePullDownRefresh: false });
