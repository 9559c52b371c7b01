export default definePageConfig({ navigationBarTitleText: '核验会员码', enablePullDownRefresh: false });
