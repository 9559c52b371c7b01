export default definePageConfig({ navigationBarTitleText: '小组长职责', enablePullDownRefresh: true });
