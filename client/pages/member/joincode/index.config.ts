export default definePageConfig({ navigationBarTitleText: '小组入会码', enablePullDownRefresh: true });
