export default definePageConfig({ navigationBarTitleText: '数据归档', enablePullDownRefresh: true });
