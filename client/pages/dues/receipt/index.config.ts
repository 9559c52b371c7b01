export default definePageConfig({ navigationBarTitleText: '收据', enablePullDownRefresh: false });
