export default definePageConfig({ navigationBarTitleText: '工会', enablePullDownRefresh: true });
