export default definePageConfig({ navigationBarTitleText: '职代会届次', enablePullDownRefresh: true });
