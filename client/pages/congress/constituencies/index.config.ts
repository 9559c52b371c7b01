export default definePageConfig({ navigationBarTitleText: '选区与名额', enablePullDownRefresh: true });
