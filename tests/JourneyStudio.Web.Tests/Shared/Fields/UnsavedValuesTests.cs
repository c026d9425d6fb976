using System.Text.Json;
using JourneyStudio.Web.Shared.Fields;

namespace JourneyStudio.Web.Tests.Shared.Fields;

/// <summary>What was typed is not lost to the answer to what was typed before.</summary>
public sealed class UnsavedValuesTests
{
    private readonly UnsavedValues values = new();

    [Fact]
    public void Latest_AfterTheAnswerToTheFirstOfTwo_IsTheSecond()
    {
        values.Give(Value("P1D"));
        values.Give(Value("PT1M"));

        values.Store(Value("P1D"));

        Assert.Equal("PT1M", values.Latest!.Value.GetString());
    }

    [Fact]
    public void Latest_AfterAnAnswerInAnotherOrder_IsStillTheSecond()
    {
        values.Give(JsonElement.Parse("""{"property":"form","op":"is"}"""));
        values.Give(Value("later"));

        values.Store(JsonElement.Parse("""{"op":"is","property":"form"}"""));

        Assert.Equal("later", values.Latest!.Value.GetString());
    }

    [Fact]
    public void Latest_AfterTheLastAnswer_FollowsTheDraft()
    {
        values.Give(Value("P1D"));
        values.Store(Value("P1D"));

        values.Store(Value("P2D"));

        Assert.Equal("P2D", values.Latest!.Value.GetString());
    }

    [Fact]
    public void Latest_AfterAnUndoOrSomebodyElse_IsTheirs()
    {
        values.Store(Value("P3D"));
        values.Give(Value("P1D"));
        values.Give(Value("P2D"));

        values.Store(Value("P9D"));

        Assert.Equal("P9D", values.Latest!.Value.GetString());
    }

    [Fact]
    public void Latest_WhileThePageIsDrawnAgain_StaysWhatWasGiven()
    {
        values.Store(Value("P3D"));
        values.Give(null);

        values.Store(Value("P3D"));

        Assert.Null(values.Latest);
    }

    private static JsonElement Value(string text) => JsonSerializer.SerializeToElement(text);
}
