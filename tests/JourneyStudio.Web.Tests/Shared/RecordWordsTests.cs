using JourneyStudio.Engine.Activities;
using JourneyStudio.Engine.Content;
using JourneyStudio.Storage.Content;
using JourneyStudio.Web.Shared.Localisation;
using JourneyStudio.Web.Shared.Traces;
using JourneyStudio.Web.Shared.Viewing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace JourneyStudio.Web.Tests.Shared;

public sealed class RecordWordsTests
{
    private static readonly ContentNames Names = new()
    {
        Tags = new Dictionary<string, LocalText> { ["signed-up"] = new("Signed up", "已报名") },
        Templates = new Dictionary<string, LocalText> { ["hello"] = new("A warm hello", "一声问候") },
        Forms = new Dictionary<string, LocalText>(),
        Coupons = new Dictionary<string, LocalText> { ["club"] = new("500 off", "满减券") },
        People = new Dictionary<string, LocalText> { ["lan"] = new("Lan Cloud", "云兰") },
        Units = new Dictionary<string, LocalText> { ["maple-lane"] = new("Maple Lane store", "枫林路店") },
        ProductLines = new Dictionary<string, LocalText> { ["first-milk"] = new("First milk", "初乳奶粉") },
        Sessions = new Dictionary<string, LocalText> { ["s1"] = new("Maple Lane", "枫林路场") },
    };

    private static readonly ViewerSettings Reader = new() { Theme = ViewerSettings.Light, Zone = "Asia/Shanghai" };

    private readonly RecordWords words = new(new ServiceCollection().AddStudioLanguages().BuildServiceProvider().GetRequiredService<IStringLocalizer<RecordWords>>());

    [Theory]
    [InlineData("+signed-up@s1", "Added the tag Signed up (Maple Lane)")]
    [InlineData("-signed-up", "Removed the tag Signed up")]
    [InlineData("coupon club", "Issued the coupon 500 off")]
    [InlineData("email hello", "Sent Email: A warm hello")]
    [InlineData("task care", "Gave a guide the task “care”")]
    [InlineData("=task care", "The task “care” was open already")]
    [InlineData("-task care", "Took the task “care” back")]
    [InlineData("+50 points", "Points: +50")]
    [InlineData("goal", "Reached the goal")]
    [InlineData("start welcome", "Starts the journey welcome")]
    [InlineData("event order.paid", "Raises the event Paid an order")]
    [InlineData("webhook crm.example", "Calls crm.example")]
    [InlineData("notify manager hello", "Tells the store manager: A warm hello")]
    [InlineData("stage=infant", "Sets Stage to “infant”")]
    [InlineData("city=", "Clears City")]
    [InlineData("journey.greeting=hello = hi", "Remembers greeting: “hello = hi”")]
    [InlineData("journey.home", "Remembers home")]
    [InlineData("journey.home=", "Forgets home")]
    [InlineData("=journey.home", "home stays as it was")]
    [InlineData("something", "something")]
    public void Effect_OfATrace_IsASentenceWithNames(string effect, string said) => Assert.Equal(said, words.Effect(effect, Names));

    [Theory]
    [InlineData("tag signed-up@s1", "yes", "Tag Signed up (Maple Lane)", "yes")]
    [InlineData("attribute dueDate", "", "Due date", "not set")]
    [InlineData("attribute journey.greeting", "hello", "Value of this journey: greeting", "hello")]
    [InlineData("property unheard", "of", "unheard", "of")]
    [InlineData("session", "s1", "Session", "Maple Lane")]
    [InlineData("email", "no-consent", "Email", "the member has not agreed to this")]
    [InlineData("sms", "capped", "SMS", "the member has had as many messages as a cap allows")]
    [InlineData("wechat-text", "window-closed", "WeChat text", "the member has not written lately, or has had all answers")]
    [InlineData("until", "2026-11-24T13:00:00Z", "Until", "2026-11-24 21:00")]
    public void Looked_DecidingValue_IsSaidWithItsValue(string name, string value, string looked, string found)
    {
        Assert.Equal(looked, words.Looked(name, Names));
        Assert.Equal(found, words.Found(new DecidingValue(name, value), Names, Reader));
    }

    [Fact]
    public void Found_EveryReasonNotToSend_HasWords() => Assert.All(
        typeof(SendReasons).GetFields().Select(field => (string)field.GetRawConstantValue()!).Except([SendReasons.StillIf]),
        reason => Assert.NotEqual(reason, words.Found(new DecidingValue("email", reason), Names, Reader)));

    [Fact]
    public void Property_ThatSaysNothingToPeople_IsLeftOut() => Assert.Null(words.Property("instance", "7:3:0", Names, Reader));

    [Theory]
    [InlineData("guide", "lan", "Guide: Lan Cloud")]
    [InlineData("old.guide", "gone", "Guide before: gone")]
    [InlineData("old.guide", "lan", "Guide before: Lan Cloud")]
    [InlineData("old.store", "maple-lane", "Store before: Maple Lane store")]
    [InlineData("productLine", "first-milk", "Product line: First milk")]
    public void Property_OfAPersonOrPlace_IsNamed(string name, string value, string said) => Assert.Equal(said, words.Property(name, value, Names, Reader));

    [Fact]
    public void Property_Instant_IsSaidByTheReadersClock() => Assert.Equal("Start: 2026-11-24 21:00", words.Property("startsAt", "2026-11-24T13:00:00Z", Names, Reader));
}
