export default definePageConfig({ navigationBarTitleText: '任职沿革', enablePullDownRefresh: true });
