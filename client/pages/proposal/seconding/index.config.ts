export default definePageConfig({ navigationBarTitleText: '邀请我附议的', enablePullDownRefresh: true });
