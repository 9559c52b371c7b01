export default definePageConfig({ navigationBarTitleText: '办理转会', enablePullDownRefresh: false });
