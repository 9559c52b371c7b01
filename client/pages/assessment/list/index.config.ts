export default definePageConfig({ navigationBarTitleText: '小组长考核', enablePullDownRefresh: true });
