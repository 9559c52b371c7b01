export default definePageConfig({ navigationBarTitleText: '建会材料清单', enablePullDownRefresh: true });
