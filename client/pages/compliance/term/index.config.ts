export default definePageConfig({ navigationBarTitleText: '合规检查', enablePullDownRefresh: true });
