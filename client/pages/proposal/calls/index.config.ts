export default definePageConfig({ navigationBarTitleText: '历次征集', enablePullDownRefresh: true });
