export default definePageConfig({ navigationBarTitleText: '小组沿革', enablePullDownRefresh: true });
