export default definePageConfig({ navigationBarTitleText: '核对代扣名单', enablePullDownRefresh: false });
