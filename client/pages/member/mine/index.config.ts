export default definePageConfig({ navigationBarTitleText: '我的会员档案', enablePullDownRefresh: true });
