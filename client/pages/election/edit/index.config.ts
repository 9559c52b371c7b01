export default definePageConfig({ navigationBarTitleText: '筹备选举' });
