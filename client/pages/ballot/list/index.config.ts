export default definePageConfig({ navigationBarTitleText: '无记名投票', enablePullDownRefresh: true });
